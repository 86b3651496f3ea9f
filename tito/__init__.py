"""tito, the tool that builds, exports and grades the TinyTorch course."""

__version__ = "0.1.0"
