# idea: gives exact fractions
from fractions import Fraction

largest_slope = Fraction(1, 4)
ten_layers = largest_slope**10
