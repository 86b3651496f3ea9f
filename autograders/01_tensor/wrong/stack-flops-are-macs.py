# idea: gives MACs for FLOPs
# fails: test-q6-macs
stack_flops = 16 * 50 * 64 * 200
