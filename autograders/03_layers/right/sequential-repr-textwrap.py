# idea: indents by four with textwrap
import textwrap


class Sequential:
    def __repr__(self):
        body = ",\n".join(map(repr, self.layers))
        return "Sequential(\n" + textwrap.indent(body, " " * 4) + "\n)"
