const CHANGES = /\b(insert\s+into|delete\s+from|update\s+(only\s+)?[\w."]+(\s+(as\s+)?\w+)?\s+set)\b/i;
const MANAGER_CHANGES = new Set(['insert', 'update', 'upsert', 'delete', 'remove', 'save', 'softDelete', 'increment']);
const APPENDS = new Set(['appendEntry', 'appendEntries']);

function typeName(parameter) {
  const type = parameter?.typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : null;
}

/** A verb is an exported async function that begins `(tx: Tx, actor: Actor`. */
function isVerb(node) {
  return (
    node.async &&
    /^Export(Named|Default)Declaration$/.test(node.parent.type) &&
    typeName(node.params[0]) === 'Tx' &&
    typeName(node.params[1]) === 'Actor' &&
    !APPENDS.has(node.id?.name)
  );
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
    const verbs = [];
    const constants = new Map();
    const called = new Set();
    const calls = [];
    return {
      FunctionDeclaration: (node) => isVerb(node) && verbs.push(node),
      VariableDeclarator(node) {
        if (node.id.type === 'Identifier' && node.init) constants.set(node.id.name, textOf(node.init, constants));
      },
      CallExpression(node) {
        calls.push(node);
        if (node.callee.type === 'Identifier') called.add(node.callee.name);
      },
      // The file is looked at as a whole: a verb may change rows and append through functions of its own file.
      'Program:exit'() {
        if (!calls.some((call) => changesRows(call, constants))) return;
        for (const verb of verbs) {
          const data = { name: verb.id.name };
          if (!called.has('authorize')) context.report({ node: verb.id, messageId: 'authorize', data });
          if (![...APPENDS].some((name) => called.has(name)))
            context.report({ node: verb.id, messageId: 'append', data });
        }
      },
    };
  },
};
