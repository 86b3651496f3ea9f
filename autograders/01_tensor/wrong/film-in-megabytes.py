# idea: gives megabytes
# fails: test-q5-bytes
film_bytes = 307.2
