# idea: answers for the network of the module's page
# fails: test-q2
total = 235146
parameter_bytes = 940584
activation_bytes = 150784
