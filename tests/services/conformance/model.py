# SPDX-License-Identifier: MPL-2.0
"""An independent reading of $metadata: as much of it as the conformance list needs."""
import xml.etree.ElementTree as ElementTree


def local(tag):
    return tag.rsplit("}", 1)[-1]


class Model:
    """Types by full name, sets and singletons with the type of their entities."""

    def __init__(self, text):
        self.types, self.enums, self.definitions = {}, {}, {}
        self.sets, self.singletons, self.functions = {}, {}, []
        alias = {}
        document = ElementTree.fromstring(text)
        for schema in (node for node in document.iter() if local(node.tag) == "Schema"):
            namespace = self.namespace = schema.get("Namespace")
            if schema.get("Alias"):
                alias[schema.get("Alias")] = namespace
            for node in schema:
                self._take(node, namespace)
        self.alias = alias

    def _take(self, node, namespace):
        kind, name = local(node.tag), f"{namespace}.{node.get('Name')}"
        if kind in ("EntityType", "ComplexType"):
            self.types[name] = {
                "entity": kind == "EntityType", "base": node.get("BaseType"), "open": node.get("OpenType") == "true",
                "key": [ref.get("Name") for ref in node.iter() if local(ref.tag) == "PropertyRef"],
                "properties": {part.get("Name"): part.get("Type") for part in node if local(part.tag) == "Property"},
                "links": [part.get("Name") for part in node if local(part.tag) == "NavigationProperty"]}
        elif kind == "EnumType":
            self.enums[name] = [part.get("Name") for part in node]
        elif kind == "TypeDefinition":
            self.definitions[name] = node.get("UnderlyingType")
        elif kind == "EntityContainer":
            marks = [value for key, value in node.items() if local(key) == "IsDefaultEntityContainer"]
            prefix = "" if marks == ["true"] or not self.sets else node.get("Name") + "."
            for part in node:
                if local(part.tag) == "EntitySet":
                    self.sets[prefix + part.get("Name")] = part.get("EntityType")
                elif local(part.tag) == "Singleton":
                    self.singletons[part.get("Name")] = part.get("Type")
                elif local(part.tag) == "FunctionImport":
                    self.functions.append(part.get("Name"))

    def full(self, name):
        """With the alias resolved; SAP writes names of its own schema without any namespace."""
        head, _, tail = name.rpartition(".")
        return f"{self.alias.get(head, head) if head else self.namespace}.{tail}"

    def properties(self, type_name):
        """Declared by the type, its bases and the types derived from it."""
        type_name = self.full(type_name)
        found = {}
        walk = type_name
        while walk and self.full(walk) in self.types:
            found = {**self.types[self.full(walk)]["properties"], **found}
            walk = self.types[self.full(walk)]["base"]
        for name, type_ in self.types.items():
            if type_["base"] and self.full(type_["base"]) == type_name:
                found.update({key: value for key, value in self.properties(name).items() if key not in found})
        return found

    def key(self, type_name):
        walk = self.full(type_name)
        while walk:
            if self.types[walk]["key"]:
                return self.types[walk]["key"]
            walk = self.types[walk]["base"] and self.full(self.types[walk]["base"])
        return []

    def plain(self, type_name):
        """What a value of the type is: the name of an Edm type, "enum", "complex", "Collection(…)"."""
        if type_name.startswith("Collection("):
            return f"Collection({self.plain(type_name[11:-1])})"
        if type_name.startswith("Edm."):
            return type_name
        full = self.full(type_name)
        if full in self.definitions:
            return self.definitions[full]
        return "enum" if full in self.enums else "complex"

    def columns(self, type_name, prefix=""):
        """Paths of single values and of collections, with what they are."""
        found = {}
        for name, declared in self.properties(type_name).items():
            plain = self.plain(declared)
            if plain == "complex":
                found.update(self.columns(declared, f"{prefix}{name}/"))
            else:
                found[prefix + name] = plain
        return found
