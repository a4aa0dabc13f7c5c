import { groundOfAuthority } from './authority-ground.rules';

describe('the ground that authority is proven', () => {
  const avery = { name: 'Avery Cole', provenUntil: null };

  it('is missing without an attestor, or while no attestor is verified', () => {
    expect(groundOfAuthority([])).toMatchObject({ ground: 'authority', answer: 'missing' });
    expect(groundOfAuthority([avery])).toMatchObject({
      answer: 'missing',
      detail: expect.stringContaining('Avery Cole'),
    });
  });

  it('holds when one of them is', () => {
    const { answer, detail } = groundOfAuthority([avery, { name: 'Bea Ruiz', provenUntil: '2027-12-31' }]);
    expect([answer, detail]).toEqual(['holds', 'Verified: Bea Ruiz until 2027-12-31.']);
  });
});
