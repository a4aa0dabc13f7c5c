// A portal without doors, of its own process, that is there to be killed: it does deeds, takes them into the tree, and
// prints the id of each event that was acknowledged. What it is given: LOGIN_URL, HOLDFAST_DATA_DIR, REGISTRANT.
const path = require('node:path');
const from = (file) => require(path.join(__dirname, '../../dist/src', file));

async function main() {
  const { NestFactory } = require('@nestjs/core');
  const { AppModule } = from('app.module.js');
  const { readConfig } = from('foundation/config.js');
  const { Sequencer } = from('audit-trail/tree/sequencer.js');
  const { Work } = from('audit-trail/work.js');
  const { systemActor } = from('foundation/actor.js');
  const config = readConfig({ ...process.env, HOLDFAST_DEMO: 'no' });
  const foundations = { config, loginUrl: process.env.LOGIN_URL, poolSize: 6 };
  const context = await NestFactory.createApplicationContext(AppModule.on(foundations), { logger: false });
  await context.get(Sequencer).start();
  console.log('open');
  const work = context.get(Work);
  const subject = { kind: 'trail', id: '00000000-0000-4000-8000-000000000001', vendorId: null };
  const actor = () => systemActor(process.env.REGISTRANT, 'to-be-killed');
  const deeds = async () => {
    for (;;) {
      const id = await work.perform(actor(), (w) => w.record('trail.exported', subject, { filter: {}, rows: 1 }));
      console.log(id);
    }
  };
  await Promise.all([deeds(), deeds(), deeds()]);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
