// SPDX-License-Identifier: MPL-2.0
// Orders for the two Northwind models, with links that lead somewhere: the mock server's own made-up
// rows never do.
import fs from 'node:fs';
import path from 'node:path';

const COMPANIES = ["Ana's Fish", 'Böhm & Söhne', 'Café 100%', 'Delta+Co', 'Échelle'];

/** Writes the sets' files into `folder`; v2 and v4 write dates and texts of numbers differently. */
export function writeOrders(folder, isV2) {
  fs.mkdirSync(folder, { recursive: true });
  const date = (day, hour) => {
    const moment = Date.UTC(2014, 0, day, hour, (day * 7) % 60, day % 60);
    return isV2 ? `/Date(${moment})/` : new Date(moment).toISOString();
  };
  const write = (set, rows) => fs.writeFileSync(path.join(folder, set + '.json'), JSON.stringify(rows));
  write('Customers', COMPANIES.map((name, i) => ({
    CustomerID: 'CUST' + i, CompanyName: name, ContactName: i === 2 ? null : 'Contact ' + i, City: 'City ' + (i % 3),
    Country: i % 2 ? 'DE' : 'FR' })));
  write('Products', [1, 2, 3, 4].map((i) => ({
    ProductID: i, ProductName: 'Product ' + i, UnitPrice: 2.5 * i, UnitsInStock: 10 * i, Discontinued: i === 4 })));
  const orders = [];
  const details = [];
  for (let i = 1; i <= 40; i++) {
    orders.push({
      OrderID: i, CustomerID: i % 9 === 0 ? null : 'CUST' + (i % 5), EmployeeID: 3 + ((i * 7) % 11),
      OrderDate: date(i, i % 24), RequiredDate: i % 6 === 0 ? null : date(i + 30, 12),
      ShipVia: i % 8 === 0 ? null : 1 + (i % 3), Freight: (i * 37) % 100 + 0.25 * (i % 4),
      ShipName: `${COMPANIES[i % 5]} ${i}`, ShipCity: i % 7 === 0 ? null : ['Berlin', 'Paris', 'Wien'][i % 3],
      ShipCountry: ['DE', 'FR', 'AT'][i % 3] });
    for (let p = 1; p <= i % 4; p++)
      details.push({ OrderID: i, ProductID: p, UnitPrice: 2.5 * p, Quantity: i + p, Discount: 0.125 * p });
  }
  write('Orders', orders);
  write('Order_Details', details);
}
