// SPDX-License-Identifier: MPL-2.0
// Azurite's table service in memory on a free port of the loopback. Prints its root URL first.
'use strict';
console.log = console.error;
const net = require('net');
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function () {
  this.once('listening', () => {
    process.stdout.write('http://127.0.0.1:' + this.address().port + '/devstoreaccount1/\n');
  });
  return listen.call(this, 0, '127.0.0.1');
};
process.argv.push('--inMemoryPersistence', '--skipApiVersionCheck', '--loose', '--disableTelemetry', '--silent');
require('azurite/dist/src/table/main.js');
