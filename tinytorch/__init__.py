"""TinyTorch: the deep learning framework that you build, module by module.

What you export from your notebooks stands in `tinytorch.core`; this package imports none of it,
so `import tinytorch` works whatever state that code is in.
"""

__version__ = "0.1.0"
