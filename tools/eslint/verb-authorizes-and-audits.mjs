import { isPublic } from './public-names.mjs';

const CHANGES = /\b(insert\s+into|delete\s+from|update\s+(only\s+)?[\w."]+(\s+(as\s+)?\w+)?\s+set)\b/i;
const MANAGER_CHANGES = new Set(['insert', 'update', 'upsert', 'delete', 'remove', 'save', 'softDelete', 'increment']);
const APPENDS = ['appendEntry', 'appendEntries', 'removePayloads'];

function typeName(parameter) {
  const type = parameter?.typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : null;
}

/** A verb is an exported async function that begins `(tx: Tx, actor: Actor` and that the library's index exports. */
function isVerb(node, filename) {
  return (
    node.type === 'FunctionDeclaration' &&
    node.async &&
    node.parent.type === 'ExportNamedDeclaration' &&
    typeName(node.params[0]) === 'Tx' &&
    typeName(node.params[1]) === 'Actor' &&
    !APPENDS.includes(node.id.name) &&
    isPublic(filename, node.id.name)
  );
}

function nameOf(node) {
  if (node.id?.type === 'Identifier') return node.id.name;
  return node.parent.type === 'VariableDeclarator' && node.parent.id.type === 'Identifier' ? node.parent.id.name : null;
}

function textOf(node, constants) {
  if (node?.type === 'Literal') return String(node.value);
  if (node?.type === 'TemplateLiteral') return node.quasis.map((quasi) => quasi.value.cooked).join(' ');
  if (node?.type === 'BinaryExpression') return `${textOf(node.left, constants)} ${textOf(node.right, constants)}`;
  if (node?.type === 'Identifier') return constants.get(node.name) ?? '';
  return '';
}

const isTx = (node) => node.type === 'Identifier' && node.name === 'tx';

/** `tx.query(sql)`, `tx.execute(sql)`, `tx.manager.insert(…)` and `tx.manager.query(sql)` with something that changes rows. */
function changesRows({ callee, arguments: [first] }, constants) {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const name = callee.property.name;
  const onManager = callee.object.type === 'MemberExpression' && isTx(callee.object.object);
  if (onManager && MANAGER_CHANGES.has(name)) return true;
  const runsSql = (isTx(callee.object) && /^(query|execute)$/.test(name)) || (onManager && name === 'query');
  return runsSql && CHANGES.test(textOf(first, constants));
}

/** All calls of a function and of the functions of the same file that it mentions. */
function reachableCalls(start, named) {
  const seen = new Set([start]);
  const calls = [];
  for (const one of seen) {
    calls.push(...one.calls);
    for (const name of one.mentions) if (named.has(name)) seen.add(named.get(name));
  }
  return calls;
}

/** The local rule of the verb: who changes rows for an actor asks whether the actor may, and writes it down. */
export const verbAuthorizesAndAudits = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      authorize: '"{{name}}" changes rows for an actor and never calls authorize(actor, …): its first line must.',
      append:
        '"{{name}}" changes rows for an actor and never calls appendEntry(…): what is done must be said, in the same transaction.',
    },
  },
  create(context) {
    const constants = new Map();
    const named = new Map();
    const verbs = [];
    const open = [];

    function enter(node) {
      const name = nameOf(node);
      // What an inner function without a name does, its outer function does.
      const facts = name === null && open.length > 0 ? open.at(-1) : { calls: [], mentions: new Set() };
      if (name !== null) named.set(name, facts);
      if (isVerb(node, context.filename)) verbs.push({ node, facts });
      open.push(facts);
    }

    function judge({ node, facts }) {
      const calls = reachableCalls(facts, named);
      if (!calls.some((call) => changesRows(call, constants))) return;
      const isCalled = (name) => calls.some(({ callee }) => callee.type === 'Identifier' && callee.name === name);
      const data = { name: node.id.name };
      if (!isCalled('authorize')) context.report({ node: node.id, messageId: 'authorize', data });
      if (!APPENDS.some(isCalled)) context.report({ node: node.id, messageId: 'append', data });
    }

    return {
      ':function': enter,
      ':function:exit': () => void open.pop(),
      VariableDeclarator(node) {
        if (node.id.type === 'Identifier' && node.init) constants.set(node.id.name, textOf(node.init, constants));
      },
      Identifier: (node) => void open.at(-1)?.mentions.add(node.name),
      CallExpression: (node) => void open.at(-1)?.calls.push(node),
      'Program:exit': () => verbs.forEach(judge),
    };
  },
};
