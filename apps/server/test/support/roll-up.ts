import { DataSource } from 'typeorm';
import { rollUpLog } from '../../src/modules/delivery-log/stats/roll-up.service.ts';

/*
 * A process of its own that rolls the log up without pause until it is killed:
 * `node roll-up.ts <database>`.
 */
const [url = ''] = process.argv.slice(2);
const db = await new DataSource({ type: 'postgres', url, parseInt8: true }).initialize();
console.log('rolling');
for (;;) await rollUpLog(db);
