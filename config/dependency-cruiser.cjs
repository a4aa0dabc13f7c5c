// The order of the rooms, from the front door down to the foundation. A room may import those below it in this list.
const floors = [
  ['app'],
  ['portal-host', 'demo'],
  ['imports', 'notifications'],
  ['dashboards'],
  ['coverage'],
  ['closing'],
  ['retention'],
  ['requests'],
  ['packets'],
  ['attestations'],
  ['exceptions'],
  ['findings', 'reviews', 'questionnaires'],
  ['assurance-reports', 'disruptions'],
  ['records', 'evidence'],
  ['exercises'],
  ['plans'],
  ['obligations'],
  ['outsourced-services'],
  ['vendors', 'catalogue'],
  ['access'],
  ['accounts'],
  ['audit-trail'],
  ['foundation'],
];

const at = (rooms) => `^src/(${rooms.join('|')})/`;
const upward = floors.slice(2).map((rooms, i) => ({
  name: `no-arrow-up-from-${rooms[0]}`,
  severity: 'error',
  from: { path: at(rooms) },
  to: { path: at(floors.slice(1, i + 2).flat()) },
}));
const sideways = floors
  .slice(1)
  .filter((rooms) => rooms.length > 1)
  .flatMap((rooms) =>
    rooms.map((room) => ({
      name: `no-arrow-sideways-from-${room}`,
      severity: 'error',
      from: { path: at([room]) },
      to: { path: at(rooms.filter((other) => other !== room)) },
    })),
  );

module.exports = {
  forbidden: [
    ...upward,
    ...sideways,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: [
          '@nestjs',
          'typeorm',
          'node_modules/pg/',
          '\\.entity\\.ts$',
          '\\.service\\.ts$',
          '\\.controller\\.ts$',
          '\\.module\\.ts$',
        ],
      },
    },
    { name: 'portal-is-a-client', severity: 'error', from: { path: '^src/portal/' }, to: { path: '^src/(?!portal/)' } },
    {
      name: 'nobody-imports-the-portal',
      severity: 'error',
      from: { path: '^src/(?!portal/)' },
      to: { path: '^src/portal/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '(^dist/|\\.spec\\.ts$)' },
  },
};
