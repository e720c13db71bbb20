# SPDX-License-Identifier: MPL-2.0
"""The list. An item is a function of a server: it returns where all is well, raises Lacks with the server's
own evidence, or any other exception where the engine is wrong."""
from . import document_items, filter_items, link_items, order_items, resource_items, type_items

ITEMS = {**document_items.ITEMS, **type_items.ITEMS, **filter_items.ITEMS, **order_items.ITEMS, **link_items.ITEMS,
         **resource_items.ITEMS}
