# SPDX-License-Identifier: MPL-2.0
"""What each server is good for: which set the filters are asked of, which of its properties plays which
part, where the other items find what they need. A text instead of a value is why there is none."""
from . import tables
from .server import Server, Without

ORDERS = {"text": "ShipName", "whole": "EmployeeID", "exact": "Freight", "moment": "OrderDate", "nullable": "ShipVia"}

NO_ACCOUNT = Without("it answers whoever asks")
OLD = Without("the protocol has it from v3 on")
AT_ONCE = Without("it sends all rows at once")

MODELS = {
    "northwind-v2": "pyodata/tests/metadata_odata_org_northwind_v2.xml",
    "northwind-v4": "oasis-odata-openapi-csdl/examples/Northwind.xml",
    "sap-v2": "pyodata/tests/metadata.xml",
    "employees-v2": "olingo2/odata2-lib/odata-core/src/test/resources/refScenario.edmx",
    "activity-v2": "sap-odata-library/test/func/samples/FCO_MANAGE_ACTIVITY_TYPE_SRV.metadata.xml",
    "netflix-v2": "odata4j/odata4j-core/src/test/resources/META-INF/issue186_netflix_metadata.xml",
    "insight-v2": "simple-odata-client/src/Simple.OData.Tests.Client/Resources/Insight.edmx",
    "artifacts-v2": "simple-odata-client/src/Simple.OData.Tests.Client/Resources/Artifacts.edmx",
    "trippin-v4": "oasis-odata-openapi-csdl/examples/TripPin.xml",
    "demo-v4": "olingo4/fit/src/main/resources/V40/demoMetadata.xml",
    "static-v4": "olingo4/lib/client-core/src/test/resources/org/apache/olingo/client/core/staticservice-metadata.xml",
    "example-v4": "oasis-odata-openapi-csdl/examples/ExampleService.xml",
    "people-v4": "oasis-odata-openapi-csdl/examples/People.xml",
    "films-v4": "simple-odata-client/src/Simple.OData.Tests.Samples.ApiV4/Resources/Metadata.xml",
}


def olingo2(root):
    return Server("olingo2", "v2", root, ("json", "atom"), "Employees",
                  {"text": "EmployeeName", "whole": "Age", "moment": "EntryDate", "nullable": "EntryDate",
                   "nested": "Location/City/CityName"},
                  {"functions": ["EmployeeSearch", "AllLocations", "OldestEmployee"],
                   "nested": ("Employees", "Location/City/CityName"),
                   "small set": "Teams", "pages": ("Rooms", 103, "Seats"), "levels": OLD,
                   "link": ("Employees", "ne_Team", "Name"), "links": ("Teams", "nt_Employees", "EmployeeName"),
                   "nested expand": ("Teams", "nt_Employees", "ne_Room", "Name"),
                   "expand options": ("Teams", "nt_Employees", "EmployeeName", "$top=1", lambda one: True),
                   "missing key": "Employees('99')", "guarded": NO_ACCOUNT,
                   "an entity by its key": ("Employees('2')", {"EmployeeName": "Frederic Fall", "Age": 32}),
                   "a property": ("Employees('2')/Age", [32]),
                   "a property's $value": ("Employees('2')/EmployeeName/$value", ["Frederic Fall"]),
                   "a complex property": ("Employees('2')/Location", {"City/CityName": "Walldorf"}),
                   "a property that is null": ("Buildings('1')/Image", [None]),
                   "the entity of a link": ("Employees('2')/ne_Team", {"Name": "Team 1"}),
                   "the entities of a link": ("Teams('1')/nt_Employees", 3),
                   "references": ("Teams('1')/$links/nt_Employees", 3),
                   "a media entity's $value": ("Employees('1')/$value", 1),
                   "a function without parameters": ("AllUsedRoomIds", 3),
                   "a function with parameters": ("ManagerPhoto?Id='1'", 1),
                   "a function that gives entities": ("EmployeeSearch?q='a'", 6),
                   "function": ("EmployeeSearch", {"q": "'a'"}, 6),
                   "a function that gives a complex value": ("MostCommonLocation", {"City/CityName": "Walldorf"}),
                   "a function that gives a collection": ("AllLocations", 2),
                   "a function that gives an entity": ("OldestEmployee", {"EmployeeName": "Jonathan Smith"})})


def olingo4(root):
    return Server("olingo4", "v4", root, ("json", "atom"), "Products",
                  {"text": "Name", "whole": "Stock", "real": "Rating", "exact": "Price", "flag": "Discontinued",
                   "moment": "Added", "day": "Released", "time": "Opens", "guid": "Code", "enum": "Colour",
                   "list": "Tags", "long": "Sold", "span": "Lasts", "nullable": "Price"},
                  {"functions": ["Sum", "Greet", "Between", "Branches"],
                   "collection": ("Lists", "Texts"), "complex collection": ("Lists", "Addresses"),
                   "nested": ("People", "Home/City/Name"),
                   "derived type": {"set": "People", "property": "Cost", "key": "UserName", "full": "Sample.Employee",
                                    "members": ["bela", "dora", "fay", "jan"]},
                   "open type": ("Notes", "Pages"), "small set": "Categories", "pages": ("Products", 250, "Stock"),
                   "levels": ["People", "Everything", "Products"],
                   "link": ("Products", "Category", "Name"), "links": ("People", "Friends", "UserName"),
                   "inner pages": ("Categories", "Products", "Name", "Products"),
                   "expand options": ("People", "Friends", "UserName", "$filter=Age gt 40;$orderby=Age;$top=2",
                                      lambda one: one["Age"] > 40),
                   "nested expand": ("People", "Friends", "BestFriend", "UserName"),
                   "search": "Tea", "missing key": "People('nobody')",
                   "guarded": (root.replace("Sample.svc", "Guarded.svc"), "reader", "secret", "Categories"),
                   "an entity by its key": ("People('dora')", {"LastName": "Maar", "Home/City/Name": "Paris"}),
                   "a singleton": ("Me", {"UserName": "ada", "LastName": "Lovelace"}),
                   "a property": ("People('dora')/Age", [63]),
                   "a property that is null": ("People('hal')/LastName", [None]),
                   "a property's $value": ("People('dora')/LastName/$value", ["Maar"]),
                   "a complex property": ("People('dora')/Home", {"Street": "Street 3", "City/Name": "Paris"}),
                   "a collection property": ("People('dora')/Emails", ["dora@example.org", "info@example.org"]),
                   "a collection of complex values": ("People('bela')/Addresses", 2),
                   "the entity of a link": ("Products(4)/Category", {"Name": "Tea & Co"}),
                   "the entities of a link": ("People('dora')/Friends", 3),
                   "references": ("People('dora')/Friends/$ref", 3),
                   "contained entities": ("People('conan')/Trips(21)/Stops", 2),
                   "a media entity's $value": ("Photos(1)/$value", ["picture 1"]),
                   "a stream property": ("Everything(1)/Stream", ["Everything(1)/Stream"]),
                   "entities of a derived type": ("People/Sample.Employee", 4),
                   "a function without parameters": ("Words()", ["one", "two & three", ""]),
                   "a function with parameters": ("Sum(a=40,b=2)", [42]),
                   "a function that takes a text": ("Greet(name='O''Hara %26 Co')", ["Hello, O'Hara & Co!"]),
                   "a function that gives an entity": ("Dearest()", {"Id": 27}),
                   "a function that gives entities": ("Between(from=2001-01-01,to=2001-12-31)", 12),
                   "a function that gives a collection": ("Branches()", 2),
                   "a function that gives a complex value": ("Headquarters()", {"City/Name": "Berlin"}),
                   "function": ("Sum", {"a": "40", "b": "2"}, [42]),
                   "a bound function": ("Products/Sample.Cheapest(count=3)", 3),
                   "a function and options behind it":
                       ("Between(from=2001-01-01,to=2001-12-31)?$filter=Stock gt 20&$orderby=Id desc&$top=3", 3)},
                  ["Everything", "Shapes", "Lists", "Photos"])


def jaydata(root):
    return Server("jaydata", "v2", root, ("atom", "json"), "People",
                  {"text": "Name", "whole": "Age", "real": "Salary", "flag": "IsActive", "moment": "Born",
                   "guid": "Token", "nullable": "Age"},
                  {"functions": Without("its model has no function"), "small set": "Places", "levels": OLD,
                   "pages": AT_ONCE, "guarded": NO_ACCOUNT, "missing key": "People(9999)",
                   "an entity by its key": ("People(7)", {"Id": 7}), "a property": ("People(7)/Name", ["Böhm & Söhne 7"]),
                   "a property's $value": ("People(7)/Name/$value", ["Böhm & Söhne 7"])})


def northwind(root, version):
    resources = {"an entity by its key": ("Orders(5)", {"OrderID": 5, "ShipCity": "Wien"}),
                 "the entity of a link": ("Orders(5)/Customer", {"CompanyName": "Ana's Fish"}),
                 "the entities of a link": ("Orders(7)/Order_Details", 3),
                 "a property": ("Orders(5)/ShipCity", ["Wien"]),
                 "a property's $value": ("Orders(5)/ShipCity/$value", ["Wien"])}
    return Server(f"mockserver-{version}", version, f"{root}northwind-{version}/", ("json",), "Orders", dict(ORDERS),
                  {"functions": Without("the model has no function"), "small set": "Customers", "no atom": Without("it writes JSON only"),
                   "pages": AT_ONCE, "levels": ["Orders"] if version == "v4" else OLD,
                   "link": ("Orders", "Customer", "CompanyName"), "links": ("Orders", "Order_Details", "Quantity"),
                   "nested expand": ("Orders", "Order_Details", "Product", "ProductName"),
                   "expand options": ("Orders", "Order_Details", "Quantity", "$filter=Quantity gt 20",
                                      lambda one: one["Quantity"] > 20),
                   "search": "Paris", "apply": ("ShipCountry", "EmployeeID"), "missing key": "Orders(999)",
                   "guarded": NO_ACCOUNT, **resources},
                  ["Orders", "Customers", "Products", "Order_Details", "Employees", "Categories"])


def recorded(root):
    only = Without("only recorded answers are served")
    return Server("recorded-v3", "v3", root, ("json", "atom"), "Customer", only,
                  {"functions": ["GetCustomerCount", "GetArgumentPlusOne"],
                   "service document": (root.replace("DefaultService", "OData"), ["Products", "Categories", "Persons"]),
                   "collection": ("Customer(-10)", "PrimaryContactInfo/EmailBag"),
                   "nested": ("Customer(-10)", "PrimaryContactInfo/HomePhone/PhoneNumber"),
                   "small set": "Customer(-10)", "pages": ("Customer", 2, only), "levels": only,
                   "guarded": NO_ACCOUNT, "missing key": "Customer(-99)", "link": only, "links": only,
                   "an entity by its key": ("Car(16)", {"VIN": 16}),
                   "a property": ("Customer(-10)/CustomerId", [-10]),
                   "a property's $value": ("Customer(-10)/CustomerId/$value", [-10]),
                   "a complex property": ("Customer(-10)/PrimaryContactInfo", 1),
                   "a collection of complex values": ("Customer(-10)/BackupContactInfo", 9)},
                  ["Customer(-10)", "Car(16)", "ComputerDetail(-10)", "AllGeoTypesSet(-5)", "AllGeoTypesSet(-8)"])


def azurite(root):
    return Server("azurite", "v3", root, ("json",), "Orders()",
                  {"text": "Ship", "whole": "Count", "real": "Freight", "flag": "Done", "moment": "Placed", "guid": "Code",
                   "long": "Sold"},
                  {"functions": Without("Tables have no functions"), "small set": "Orders()",
                   "top 0": Without("its process ends when asked for $top=0"),
                   "no atom": Without("415 Atom format is not supported."), "levels": ["Orders()"],
                   "pages": ("Orders()", 1200, "Count"), "missing key": "Orders(PartitionKey='P9',RowKey='9')",
                   "guarded": Without("it takes signed queries, no accounts"),
                   "an entity by its key": ("Orders(PartitionKey='P1',RowKey='0004')", {"Count": 28})},
                  ["Orders()"], tables.query(),
                  ({"PartitionKey": "Edm.String", "RowKey": "Edm.String", "Ship": "Edm.String", "Count": "Edm.Int32",
                    "Freight": "Edm.Double", "Done": "Edm.Boolean", "Sold": "Edm.Int64", "Placed": "Edm.DateTime",
                    "Code": "Edm.Guid", "Bytes": "Edm.Binary"}, ["PartitionKey", "RowKey"]))
