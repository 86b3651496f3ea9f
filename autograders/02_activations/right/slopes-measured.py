# idea: finds the largest slope by differences on a grid
def steepest():
    grid = np.linspace(-4, 4, 8001)
    return np.gradient(1 / (1 + np.exp(-grid)), grid).max()


largest_slope = steepest()
ten_layers = np.prod(np.full(10, largest_slope))
