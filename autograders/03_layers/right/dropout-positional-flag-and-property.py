# idea: keeps p behind a property
class Dropout:
    def __init__(self, p=0.5):
        self.p = p

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, value):
        if not 0 <= value <= 1:
            raise ValueError("p must lie between 0 and 1")
        self._p = float(value)

    def __repr__(self):
        return f"Dropout({self.p})"
