#!/usr/bin/env node
// holdfast-verify (npx) and npm run packet:verify: builds the verifier when it is not there, then runs it.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const program = path.join(__dirname, '../dist/verifier/holdfast-verify.cjs');
const build = () => spawnSync(process.execPath, [path.join(__dirname, 'build-verifier.cjs')], { stdio: 'inherit' });
if (!fs.existsSync(program) && build().status !== 0) process.exit(2);
require(program);
