// Reads the status lists and a membership credential of a running instance with the packages of others, and compares every bit with what is expected.
// Usage: node verify.mjs <address> <public url> <expected.json>
import assert from 'node:assert/strict';
import {webcrypto} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {inflateSync} from 'node:zlib';
import {decodeList, getCredentialStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {compactVerify, decodeProtectedHeader, importJWK, jwtVerify} from 'jose';

// Node.js 18, which Debian 12 has, does not offer it by itself.
globalThis.crypto ??= webcrypto;

const [address, publicUrl, file] = process.argv.slice(2);
const expected = JSON.parse(readFileSync(file, 'utf8'));
const did = `did:web:${new URL(publicUrl).host.replace(':', '%3A')}`;

const get = async (path, accept) => {
  const answer = await fetch(address + path, {headers: {accept}});
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type'), accept);
  return answer.text();
};

const document = JSON.parse(await get('/.well-known/did.json', 'application/did+ld+json'));
assert.equal(document.id, did);
const keyOf = async jws => {
  const {alg, kid} = decodeProtectedHeader(jws);
  assert.ok(document.assertionMethod.includes(kid));
  return importJWK(document.verificationMethod.find(method => method.id === kid && method.controller === did).publicKeyJwk, alg);
};
const verifyCredential = async jws => {
  const {payload, protectedHeader} = await compactVerify(jws, await keyOf(jws), {algorithms: ['ES256']});
  assert.equal(protectedHeader.typ, 'vc+jwt');
  const credential = JSON.parse(new TextDecoder().decode(payload));
  assert.equal(credential.issuer, did);
  assert.ok(new Date(credential.validFrom) <= new Date() && new Date() < new Date(credential.validUntil));
  return credential;
};

const read = async (id, purpose) => {
  const url = `${publicUrl}/v1/status-lists/${id}`;
  const credential = await verifyCredential(await get(`/v1/status-lists/${id}`, 'application/vc+jwt'));
  const {type, statusPurpose, encodedList} = credential.credentialSubject;
  assert.deepEqual([credential.id, type, statusPurpose], [url, 'BitstringStatusList', purpose]);
  const bitstring = await decodeList({encodedList});

  const jws = await get(`/v1/status-lists/${id}`, 'application/statuslist+jwt');
  const token = await jwtVerify(jws, await keyOf(jws), {typ: 'statuslist+jwt', issuer: did, subject: url, algorithms: ['ES256']});
  assert.equal(token.payload.status_list.bits, 1);
  const bytes = inflateSync(Buffer.from(token.payload.status_list.lst, 'base64url'));
  assert.equal(bytes.length * 8, bitstring.length);
  for(let i = 0; i < bitstring.length; i++) {
    assert.equal(Boolean(bytes[i >> 3] >> (i & 7) & 1), bitstring.getStatus(i), `entry ${i} of list ${id}`);
  }
  return bitstring;
};

const lists = new Map();
const counts = {members: 0, revoked: 0, suspended: 0};
for(const member of expected.members) {
  for(const [purpose, {list, index, isSet}] of Object.entries(member)) {
    if(!lists.has(list)) {
      lists.set(list, await read(list, purpose));
    }
    assert.equal(lists.get(list).getStatus(index), isSet, `${purpose} of entry ${index}`);
  }
  counts.members++;
  counts.revoked += member.revocation.isSet;
  counts.suspended += member.suspension.isSet;
}

const credential = await verifyCredential(expected.credential.jws);
for(const [purpose, {list, index}] of Object.entries(expected.credential.slots)) {
  const status = getCredentialStatus({credential, statusPurpose: purpose});
  assert.deepEqual([status.statusListCredential, status.statusListIndex], [`${publicUrl}/v1/status-lists/${list}`, `${index}`]);
}
console.log(JSON.stringify(counts));
