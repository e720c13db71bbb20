// SPDX-License-Identifier: MPL-2.0
// JayData's odata-server over its in-memory provider, on a free port of the loopback: an OData v2
// writer of its own kind. Prints its root URL first.
'use strict';
console.log = console.error;
require('jaydata');
require('odata-server');

$data.Entity.extend('Demo.Person', {
  Id: { type: 'int', key: true, computed: false },
  Name: { type: 'string', required: true, maxLength: 40 },
  Age: { type: 'int' },
  Salary: { type: 'number' },
  IsActive: { type: 'bool' },
  Born: { type: 'date' },
  Token: { type: 'guid' },
});
$data.Entity.extend('Demo.Place', {
  Id: { type: 'string', key: true, computed: false },
  City: { type: 'string' },
  Height: { type: 'number' },
});
$data.EntityContext.extend('Demo.Context', {
  People: { type: $data.EntitySet, elementType: Demo.Person },
  Places: { type: $data.EntitySet, elementType: Demo.Place },
});

const people = [];
const names = ['Ada', 'Böhm & Söhne', "O'Hara", 'Zoë <b>', 'a+b', ''];
for (let i = 1; i <= 60; i++) {
  people.push(new Demo.Person({
    Id: i,
    Name: names[i % names.length] + (i > 6 ? ' ' + i : ''),
    Age: i % 7 === 0 ? null : 20 + i,
    Salary: i * 1000.25,
    IsActive: i % 2 === 0,
    Born: new Date(Date.UTC(1950 + i, i % 12, 1 + (i % 28), i % 24, 0, 0)),
    Token: $data.parseGuid('00000000-0000-0000-0000-' + String(i).padStart(12, '0')),
  }));
}
const places = [
  new Demo.Place({ Id: 'B', City: 'Berlin', Height: 34 }),
  new Demo.Place({ Id: 'Z', City: 'Zürich', Height: 408.5 }),
];

// odata-server takes port 0 for "none given" and then uses 80; and it prints to standard output.
const net = require('net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function () {
  this.once('listening', () => {
    process.stdout.write('http://127.0.0.1:' + this.address().port + '/Demo.svc/\n');
  });
  return listen.call(this, 0, '127.0.0.1');
};
$data.createODataServer(
  { type: Demo.Context, provider: { name: 'InMemory', source: { People: people, Places: places } } },
  '/Demo.svc', 80, '127.0.0.1');
