import { person, place, service, type VendorCast } from './vendor-cast';

export const NETTLECOMBE: VendorCast = {
  key: 'nettlecombe',
  prefix: 'NTL',
  name: 'Nettlecombe Letters',
  legalName: 'Nettlecombe Letters, Inc.',
  country: 'US',
  sectors: ['print and mail'],
  summary: 'Prints and mails statements and notices.',
  contributor: person('Bettina Rowe', 'Plant manager', 'nettlecombe'),
  attestor: person('Harlan Sykes', 'President', 'nettlecombe'),
  service: service({
    name: 'Statement print and mail',
    category: 'print_mail',
    description: 'Monthly statements and single notices, from files delivered by 18:00.',
    tier: 'T3',
    flags: ['holds_registrant_data'],
    mtpdMinutes: 4320,
    objectives: { rtoMinutes: 2880, rpoMinutes: 1440, wrtMinutes: 480, mbcoPct: 30 },
  }),
  sites: [place('office', 'Dayton|OH|America/New_York', 'tornado')],
  systems: [{ name: 'Composition server', kind: 'application', description: 'Turns data files into print streams' }],
};

export const HARROWGATE: VendorCast = {
  key: 'harrowgate',
  prefix: 'HSS',
  name: 'Harrowgate Script Studio',
  legalName: 'Harrowgate Script Studio LLP',
  country: 'US',
  sectors: ['knowledge management'],
  summary: 'Writes and keeps agent scripts and knowledge articles; works remotely.',
  contributor: person('Imogen Farr', 'Studio manager', 'harrowgate'),
  attestor: person('Desmond Achterberg', 'Managing partner', 'harrowgate'),
  service: service({
    name: 'Agent scripts and knowledge base',
    category: 'knowledge_scripting',
    description: 'Scripts, disclosures and knowledge articles; a nightly copy is kept by the registrant.',
    tier: 'T3',
    mtpdMinutes: 10080,
    objectives: { rtoMinutes: 4320, rpoMinutes: 1440, wrtMinutes: 480, mbcoPct: 20 },
  }),
  sites: [place('home_working', 'Remote|OR|America/Los_Angeles', 'wildfire smoke')],
  systems: [{ name: 'Script library', kind: 'application', description: 'Hosted article store with daily export' }],
};
