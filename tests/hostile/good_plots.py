"""Right code, with a plot and a table of the student's own."""

EARNS = "all"
OWN = {
    "imports": """
import matplotlib.pyplot as plt
plt.plot([1, 2, 3])
plt.show()
"""
}
