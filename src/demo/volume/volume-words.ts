const list = (words: string): string =>
  `ARRAY[${words
    .split(' ')
    .map((word) => `'${word}'`)
    .join(', ')}]`;

/** Word lists of the made-up fleet, as SQL arrays. 40 × 40 × 8 vendor names before a number has to be added. */
export const FIRST = list(
  'Amber Ash Birch Bram Brook Cedar Clover Copper Cross Dale Drift Elder Ember Fal Fern Flint Glen Grey Hazel Heath Holl Iron Kest Lark Lind Marsh Mill Moor North Oak Otter Pine Quarry Reed Row Sedge Stone Thorn Vale Wren',
);
export const SECOND = list(
  'bank barrow beck bourne bridge brook burn bury by cliff combe cote croft dale dean den field fold ford gate grove ham hithe holm hurst land leigh ley mead mere moor mouth ness ridge shaw stead stow ton wick worth',
);
export const TRADE = `ARRAY['Contact', 'Billing', 'Data Services', 'Logistics', 'Payroll', 'Hosting', 'Claims', 'Document Services']`;
export const GIVEN = list(
  'Ada Avery Bela Carmen Dario Edda Farah Gil Hana Iven Jonah Kaya Leif Mira Noor Otis Petra Quinn Rafe Sanna Tove Uma Vito Wanda Yara Zeno',
);
export const FAMILY = list(
  'Abbott Brandt Castell Dunmore Eklund Farrow Gallant Hartley Ivers Janssen Kestrel Lindqvist Morrow Nakata Orton Pryce Quist Rowan Sorrel Tamm Ulrich Voss Wexford Yates Zoric',
);
export const SERVICE = `ARRAY['Customer calls', 'Payment posting', 'Statement printing', 'Claims intake', 'Payroll run', 'Order desk', 'Hosted ledger', 'Collections', 'Document scanning', 'Field dispatch', 'E-mail replies', 'Fraud review']`;
export const CATEGORY = `ARRAY['voice_agents', 'payment_processing', 'printing', 'claims', 'payroll', 'voice_agents', 'hosting', 'collections', 'scanning', 'dispatch', 'email', 'fraud_review']`;

/** City, region, country, time zone, hazard zones: places that fleets share, so that one storm reaches many of them. */
export const PLACES = `(VALUES
  (0, 'Tucson', 'AZ', 'US', 'America/Phoenix', ARRAY['us-az-heat']), (1, 'Tampa', 'FL', 'US', 'America/New_York', ARRAY['us-gulf-storm']),
  (2, 'Mobile', 'AL', 'US', 'America/Chicago', ARRAY['us-gulf-storm']), (3, 'Omaha', 'NE', 'US', 'America/Chicago', ARRAY['us-plains-tornado']),
  (4, 'Sacramento', 'CA', 'US', 'America/Los_Angeles', ARRAY['us-ca-wildfire', 'us-ca-quake']), (5, 'Oakland', 'CA', 'US', 'America/Los_Angeles', ARRAY['us-ca-quake']),
  (6, 'Manila', 'NCR', 'PH', 'Asia/Manila', ARRAY['ph-typhoon', 'ph-quake']), (7, 'Cebu', 'VII', 'PH', 'Asia/Manila', ARRAY['ph-typhoon']),
  (8, 'Bengaluru', 'KA', 'IN', 'Asia/Kolkata', ARRAY['in-ka-flood']), (9, 'Krakow', 'MA', 'PL', 'Europe/Warsaw', ARRAY['pl-flood']),
  (10, 'Dublin', 'L', 'IE', 'Europe/Dublin', ARRAY['ie-storm']), (11, 'Halifax', 'NS', 'CA', 'America/Halifax', ARRAY['ca-atlantic-storm'])
) AS p (n, city, region, country, zone, hazards)`;
