# idea: counts numbers, not bytes
# fails: test-q5-bytes
film_bytes = 250 * 480 * 640
