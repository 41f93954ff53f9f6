export { isKeyHandover, keyHandoverText, type KeyHandover } from './key-handover.js';
export { TlogError, type TlogErrorCode } from './tlog-error.js';
export { Sha256, sha256 } from '#sha256';
export { decodeBase64, decodeHex, decodeUtf8, encodeBase64, encodeHex } from './encoding.js';
export { emptyRoot, equalHashes, hashLeaf, hashLeafInto, hashRoomyLeafInto, hashNode, HASH_SIZE } from './hash.js';
export { rangeNodes, type HashReader, type NodeId } from './node-id.js';
export { CompactRange } from './compact-range.js';
export { TreeHasher, treeRoot } from './tree-hasher.js';
export {
  buildProof,
  mapHashReader,
  nodeKey,
  planConsistencyProof,
  planInclusionProof,
  planTreeRoot,
  type ProofPlan,
} from './proof-plan.js';
export { inclusionProof, rootFromInclusionProof, verifyInclusion, type InclusionClaim } from './inclusion-proof.js';
export { consistencyProof, verifyConsistency, type ConsistencyClaim } from './consistency-proof.js';
export {
  partialTiles,
  TILE_HEIGHT,
  TILE_WIDTH,
  tileHashReader,
  tileLevels,
  tilesForNodes,
  tileWidth,
  type Tile,
  type TileData,
  type TileLevel,
} from './tile.js';
export { TileFrontier, type FullTile } from './tile-frontier.js';
export { entryBundlePath, parseTilePath, tilePath, type EntryBundle, type TileResource } from './tile-path.js';
export { decodeEntryBundle, encodeEntryBundle, MAX_ENTRY_SIZE } from './entry-bundle.js';
export { formatCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.js';
export {
  formatVerifierKey,
  parseVerifierKey,
  verifierKey,
  type SignatureType,
  type VerifierKey,
} from './verifier-key.js';
export { ed25519KeyFromSeed, verifyEd25519, type Ed25519Key } from './ed25519.js';
export {
  formatNote,
  formatSignatureLine,
  parseNote,
  parseSignatureLines,
  type Note,
  type NoteSignature,
} from './note.js';
export { addSignatures, signNote, signText } from './sign-note.js';
export { openNote, type OpenedNote, type VerifiedSignature } from './open-note.js';
export { openCheckpoint, type CheckpointTrust, type OpenedCheckpoint } from './open-checkpoint.js';
export { hasQuorum, parseTrustPolicy, type PolicyGroup, type PolicyWitness, type TrustPolicy } from './trust-policy.js';
export { openCheckpointByPolicy } from './open-checkpoint-by-policy.js';
export { formatTlogProof, parseTlogProof, verifyTlogProof, type TlogProof } from './tlog-proof.js';
export {
  decideAddCheckpoint,
  formatAddCheckpoint,
  originOf,
  parseAddCheckpoint,
  type AddCheckpoint,
  type WitnessDecision,
} from './add-checkpoint.js';
export { cosign, cosignatureTime, cosignedMessage } from './cosignature.js';
export { canonicalJson, parseCanonicalJson, type CanonicalJsonOptions, type JsonValue } from './canonical-json.js';
export { commit, commitText, opensCommitment, SALT_SIZE } from './commitment.js';
