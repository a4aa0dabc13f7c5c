declare module '../audit-trail/deeds' {
  interface Deeds {
    'catalogue.published': {
      code: string;
      version: string;
      title: string;
      documentSha256: string;
      requirements: number;
      source: string;
    };
    'period.planned': { code: string; startsOn: string; endsOn: string };
    'period.opened': { code: string; catalogueVersionId: string; catalogue: string; documentSha256: string };
  }
}

export {};
