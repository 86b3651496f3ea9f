"""The errors that tito raises: what is wrong, where, and what to do next."""


class TitoError(Exception):
    """Something the user can put right.

    `what` is the fault, `where` a file (and line) or a name, `next_step` what to do about it.
    Its text is one line.
    """

    def __init__(self, what: str, where: str = "", next_step: str = "") -> None:
        """Keep the parts and join them into one line."""
        self.what, self.where, self.next_step = what, where, next_step
        text = f"{where}: {what}" if where else what
        super().__init__(" ".join((f"{text}. {next_step}" if next_step else text).split()))


class ConfigError(TitoError):
    """tito.toml is missing, has a mistake in it, or does not list the module that was named."""


class SourceError(TitoError):
    """A module's source file breaks a rule of the course."""


class NotebookError(TitoError):
    """A notebook is missing, damaged, or would be overwritten."""


class ExportError(TitoError):
    """A notebook's code cannot become a module of the package."""


class FileError(TitoError):
    """The operating system refused to read or write a file."""


class RefusedError(TitoError):
    """The gradebook does not take what is to be written of one student."""


class GradingError(TitoError):
    """nbgrader or a Jupyter kernel could not do its part."""
