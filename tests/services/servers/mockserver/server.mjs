// SPDX-License-Identifier: MPL-2.0
// One process that serves a model file each under /NAME/, on a free port of the loopback. Arguments:
// NAME=FILE…; names that begin with northwind get orders of our own, the rest has made-up rows only.
// Prints its root URL first.
import express from 'express';
import fs from 'node:fs';
import path from 'node:path';
import MockServer from '@sap-ux/fe-mockserver-core';
import { writeOrders } from './orders.mjs';

console.log = console.error;
const Server = MockServer.default ?? MockServer;
const app = express();
for (const argument of process.argv.slice(2)) {
  const [name, file] = argument.split('=');
  const folder = path.resolve('rows', name);
  fs.mkdirSync(folder, { recursive: true });
  if (name.startsWith('northwind'))
    writeOrders(folder, name.endsWith('-v2'));
  const mock = new Server({
    services: [{ urlPath: `/${name}/`, metadataPath: file, mockdataPath: folder, generateMockData: true }] });
  await mock.isReady;
  app.use(mock.getRouter());
}
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`);
});
