import { copyFor } from '../../i18n';

export const useServiceDependenciesCopy = copyFor('service-dependencies', {
  title: 'What it rests on',
  lede: 'Sites, systems, data, teams, sub-outsourcers, carriers and the rest, with who recovers each and whether both sides say so.',
  add: 'Add',
  addWhat: 'Add what it rests on',
  empty: 'Nothing is registered yet',
  emptyHelp:
    'Link the service with its sites and systems, and add the carriers, cloud regions and companies behind it.',
  conflicts: 'What does not fit',
  noConflicts: 'Nothing contradicts itself.',
  hazards: 'Hazards that its places share',
  hazardsLede: 'What one event could take from two places at once. Not known is never “differs”.',
  onePlace: 'It has one place only: there is nothing to pair it with.',
  pair: '{{one}} and {{other}}',
  shares: 'Share: {{what}}',
  nothingShared: 'Nothing known is shared.',
  notKnown: 'Not recorded: {{what}}',
  'hazard.hazard_zone': 'hazard zone',
  'hazard.metro': 'city',
  'hazard.region': 'region',
  'hazard.power': 'power supply',
  'hazard.carrier': 'carrier',
});
