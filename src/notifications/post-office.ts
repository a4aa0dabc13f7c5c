import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../foundation/config';
import { CONFIG } from '../foundation/foundation.module';
import type { SendFailure } from './attempt.rules';

export interface Posted {
  address: string;
  subject: string;
  body: string;
  /** The same at every attempt, so that a receiving server can tell a repetition. */
  messageId: string;
  /** A text that goes along as a file. */
  attachment?: { filename: string; content: string };
}

/** A message that was not taken, with what the server said. */
export class NotPosted extends Error implements SendFailure {
  constructor(
    readonly responseCode: number | null,
    message: string,
  ) {
    super(message);
  }
}

/** The way out to the configured SMTP server; closed where there is none. */
@Injectable()
export class PostOffice implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport = config.mail === null ? null : transportTo(config.mail);
  }

  get open(): boolean {
    return this.transport !== null;
  }

  /** Server and port, without credentials. */
  get server(): string | null {
    return this.config.mail === null ? null : new URL(this.config.mail.url).host;
  }

  /** Resolves when the server has taken the message. Throws `NotPosted`. */
  async post({ address, subject, body, messageId, attachment }: Posted): Promise<void> {
    if (this.transport === null || this.config.mail === null)
      throw new NotPosted(null, 'No mail server is configured.');
    try {
      await this.transport.sendMail({
        ...{ from: this.config.mail.from, to: { name: '', address }, subject, text: body, messageId },
        ...(attachment ? { attachments: [attachment] } : {}),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    } catch (error) {
      throw notPosted(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

function transportTo(mail: NonNullable<Config['mail']>): Transporter {
  const url = new URL(mail.url);
  const user = decodeURIComponent(url.username);
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
    secure: url.protocol === 'smtps:',
    requireTLS: mail.requireTls && url.protocol === 'smtp:',
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function notPosted(error: unknown): NotPosted {
  const code = (error as { responseCode?: unknown }).responseCode;
  const message = error instanceof Error ? error.message : String(error);
  return new NotPosted(typeof code === 'number' ? code : null, message.slice(0, 500));
}
