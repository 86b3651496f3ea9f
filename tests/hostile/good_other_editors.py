"""Right code with the metadata that Colab and VS Code leave in cells."""

from tests.hostile import Kit, file_bytes

EARNS = "all"


def submission(kit: Kit) -> bytes:
    notebook = kit.notebook()
    for cell in notebook["cells"]:
        cell["metadata"] |= {"id": "xY3", "colab": {"base_uri": "https://x"}, "collapsed": True}
        cell["metadata"] |= {"vscode": {"languageId": "python"}, "tags": ["hide-input"]}
    return file_bytes({**notebook, "metadata": {"colab": {"provenance": []}}})
