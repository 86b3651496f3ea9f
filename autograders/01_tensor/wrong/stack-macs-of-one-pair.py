# idea: counts one pair of the stack
# fails: test-q6-macs
stack_macs = 50 * 64 * 200
