// A portal without doors, of its own process, that works on the job queue and is there to be killed: it kills itself with
// SIGKILL at the point of a packet's way that it is told. What it is given: LOGIN_URL, JOBS_URL, HOLDFAST_DATA_DIR, AT (its
// clock) and POINT; for the point `binder` also PACKET and OUT: it begins to send when OUT.go is there.
const fs = require('node:fs');
const path = require('node:path');
const from = (file) => require(path.join(__dirname, '../../dist/src', file));

const say = (words) => fs.writeSync(1, `${words}\n`);
function point(name) {
  if (process.env.POINT !== name) return;
  say(`at ${name}`);
  process.kill(process.pid, 'SIGKILL');
}

/** Passes a point when a method begins, or when it has ended. */
function wrap({ prototype }, method, { begin, end }) {
  const original = prototype[method];
  prototype[method] = async function (...given) {
    begin?.();
    const answer = await original.apply(this, given);
    end?.();
    return answer;
  };
}

/** Passes a point before a Work commits that recorded a deed, and another after. */
function watchCommits({ prototype }, points) {
  const original = prototype.perform;
  prototype.perform = async function (actor, deed) {
    let reached = null;
    const answer = await original.call(this, actor, async (work) => {
      const { record } = work;
      work.record = (name, ...more) => {
        reached = points[name] ?? reached;
        return record(name, ...more);
      };
      const done = await deed(work);
      if (reached) point(`${reached}-uncommitted`);
      return done;
    });
    if (reached) point(reached);
    return answer;
  };
}

async function sendHalfABinder(context) {
  while (!fs.existsSync(`${process.env.OUT}.go`)) await new Promise((resolve) => setTimeout(resolve, 50));
  const { Work } = from('audit-trail/work.js');
  const { BinderService } = from('packets/binder/binder.service.js');
  const { packetWorker, requirePacket } = from('packets/packet-record.js');
  const { REGISTRANT, PACKET, OUT } = process.env;
  const packet = await context
    .get(Work)
    .read(packetWorker(REGISTRANT, PACKET), ({ manager }) => requirePacket(manager, PACKET));
  const { content, bytes } = await context.get(BinderService).open(packet);
  let sent = 0;
  for await (const chunk of content) {
    fs.appendFileSync(OUT, chunk);
    sent += chunk.length;
    if (sent > bytes / 2) point('binder');
  }
}

async function main() {
  const { NestFactory } = require('@nestjs/core');
  const { AppModule } = from('app.module.js');
  const { readConfig } = from('foundation/config.js');
  const { SettableClock } = from('foundation/clock.js');
  const { Jobs } = from('foundation/jobs.js');
  const { TrailKeys } = from('audit-trail/tree/trail-keys.js');
  const { PacketVault } = from('packets/packet-vault.js');
  const { PacketPress } = from('packets/packet-press.js');
  const { PacketSigner } = from('packets/signature/packet-signer.service.js');
  wrap(PacketVault, 'reread', { end: () => point('exhibits-read') });
  wrap(PacketPress, 'print', {
    begin: () => setTimeout(() => point('draft-printing'), 60),
  });
  wrap(PacketSigner, 'sign', { end: () => point('signed') });
  watchCommits(from('audit-trail/work.js').Work, { 'packet.assembled': 'assembled', 'packet.issued': 'issued' });
  const config = readConfig({ ...process.env, HOLDFAST_DEMO: 'no' });
  const clock = new SettableClock(process.env.AT);
  const foundations = { config, loginUrl: process.env.LOGIN_URL, poolSize: 6, clock };
  const context = await NestFactory.createApplicationContext(AppModule.on(foundations), { logger: false });
  await context.get(TrailKeys).open();
  await context.get(Jobs).start(process.env.JOBS_URL);
  if (process.env.POINT === 'binder') await sendHalfABinder(context);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
