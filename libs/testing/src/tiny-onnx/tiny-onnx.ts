import { bytesField, integerField } from './protobuf.js';

/** Field numbers are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const [float32, int64] = [1, 7];

function tensor(name: string, dims: readonly number[], data: Float32Array | BigInt64Array): Buffer {
  return Buffer.concat([
    ...dims.map((dim) => integerField(1, dim)),
    integerField(2, data instanceof Float32Array ? float32 : int64),
    bytesField(8, name),
    bytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ]);
}

function value(name: string, type: number, dims: readonly (string | number)[]): Buffer {
  const shape = dims.map((dim) => bytesField(1, typeof dim === 'string' ? bytesField(2, dim) : integerField(1, dim)));
  return Buffer.concat([
    bytesField(1, name),
    bytesField(2, bytesField(1, integerField(1, type), bytesField(2, ...shape))),
  ]);
}

function node(operator: string, inputs: string[], output: string, attributes: Record<string, number> = {}): Buffer {
  return Buffer.concat([
    ...inputs.map((input) => bytesField(1, input)),
    bytesField(2, output),
    bytesField(4, operator),
    ...Object.entries(attributes).map(([name, number]) =>
      bytesField(5, bytesField(1, name), integerField(3, number), integerField(20, 2)),
    ),
  ]);
}

function model(nodes: Buffer[], tensors: Buffer[], inputs: string[], output: Buffer): Buffer {
  const graph = [
    ...nodes.map((item) => bytesField(1, item)),
    bytesField(2, 'tiny'),
    ...tensors.map((item) => bytesField(5, item)),
    ...inputs.map((name) => bytesField(11, value(name, int64, ['batch', 'length']))),
    bytesField(12, output),
  ];
  const opset = bytesField(8, bytesField(1, ''), integerField(2, 17));
  return Buffer.concat([integerField(1, 8), bytesField(2, 'countersign-testing'), bytesField(7, ...graph), opset]);
}

/** Number of values of each token: classes, or the size of a vector. */
interface Table {
  /** One row a token of the vocabulary. */
  rows: readonly (readonly number[])[];
  /** The model also asks for `token_type_ids`, and does not use them. */
  withTokenTypes?: boolean;
}

const inputsOf = ({ withTokenTypes = false }: Table): string[] =>
  withTokenTypes ? ['input_ids', 'attention_mask', 'token_type_ids'] : ['input_ids', 'attention_mask'];

const tableOf = ({ rows }: Table): Buffer =>
  tensor('table', [rows.length, rows[0]?.length ?? 0], new Float32Array(rows.flat()));

/** A classifier as ONNX: its logits are the sums of the rows of its tokens, without padding. */
export function tinyClassifier(table: Table): Buffer {
  const width = table.rows[0]?.length ?? 0;
  return model(
    [
      node('Gather', ['table', 'input_ids'], 'rows', { axis: 0 }),
      node('Cast', ['attention_mask'], 'mask', { to: float32 }),
      node('Unsqueeze', ['mask', 'two'], 'mask3'),
      node('Mul', ['rows', 'mask3'], 'counted'),
      node('ReduceSum', ['counted', 'one'], 'logits', { keepdims: 0 }),
    ],
    [tableOf(table), tensor('two', [1], new BigInt64Array([2n])), tensor('one', [1], new BigInt64Array([1n]))],
    inputsOf(table),
    value('logits', float32, ['batch', width]),
  );
}

/** A model of token vectors as ONNX: `last_hidden_state` holds the row of each token, padding included. */
export function tinyEmbedder(table: Table): Buffer {
  return model(
    [node('Gather', ['table', 'input_ids'], 'last_hidden_state', { axis: 0 })],
    [tableOf(table)],
    inputsOf(table),
    value('last_hidden_state', float32, ['batch', 'length', table.rows[0]?.length ?? 0]),
  );
}
