import { Controller, Get, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { contentHeaders } from '../../evidence/safe-content.rules';
import { Allow } from '../../foundation/door';
import { sha256Hex } from '../../foundation/ids';
import { verifierFile, type VerifierFile } from './verifier-files';

/** Hands out the verifier by itself, for those who would rather not take it from the binder that they verify. */
@Controller('api/packet-verifier')
export class VerifierController {
  /** The page that verifies in a browser, from disk. */
  @Get('page')
  @Allow('packets.read')
  @ApiProduces('application/octet-stream')
  async page(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, 'holdfast-verify.html');
  }

  /** The program for Node. */
  @Get('program')
  @Allow('packets.read')
  @ApiProduces('application/octet-stream')
  async program(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, 'holdfast-verify.cjs');
  }
}

async function send(reply: FastifyReply, name: VerifierFile['name']): Promise<void> {
  const { bytes } = verifierFile(name);
  const facts = { fileName: name, detectedType: 'application/octet-stream', bytes: bytes.length };
  await reply.headers(contentHeaders({ ...facts, sha256: sha256Hex(bytes) }, false)).send(bytes);
}
