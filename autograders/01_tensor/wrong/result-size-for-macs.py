# idea: counts the entries of the result
# fails: test-q6-macs
stack_macs = 16 * 50 * 200
