# idea: keeps a set of ids beside the list
class Sequential:
    def parameters(self):
        seen, found = set(), []
        for layer in self.layers:
            for tensor in layer.parameters():
                if id(tensor) in seen:
                    continue
                seen.add(id(tensor))
                found.append(tensor)
        return found
