# idea: counts every matrix with every other
# fails: test-q6-macs
stack_macs = 16 * 16 * 50 * 64 * 200
