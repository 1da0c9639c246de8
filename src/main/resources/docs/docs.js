/*
 * Shows the OpenAPI document as a page to read. What an operation or a schema consists of is drawn when it is opened, so that
 * the list is there at once. All text is set as text, never as markup.
 */
'use strict';

let api;
/** What each section is found by, for the filter. */
const sources = new Map();

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
}

/** What a reference points to, with what stands beside the reference. */
function resolved(node) {
  if (!node.$ref) {
    return node;
  }
  const target = node.$ref.slice(2).split('/').reduce((at, key) => at[key], api);
  return { ...target, ...node };
}

function schemaLink(reference) {
  const name = reference.split('/').pop();
  return element('a', { href: '#schema-' + name }, name);
}

/** A schema's type in a few words, with its bounds: "string (uuid)", "integer 1 to 100", "array of OrderItem". */
function typeOf(schema) {
  const said = element('span');
  if (schema.$ref) {
    said.append(schemaLink(schema.$ref));
  } else if (schema.type === 'array') {
    said.append('array of ', typeOf(schema.items));
  } else {
    said.append([].concat(schema.type || 'any').join(' or '));
  }
  if (schema.format) {
    said.append(` (${schema.format})`);
  }
  said.append(bounds(schema.minLength, schema.maxLength, ' characters'));
  said.append(bounds(schema.minimum, schema.maximum, ''));
  said.append(bounds(schema.minItems, schema.maxItems, ' items'));
  if (schema.enum) {
    said.append(': ', ...schema.enum.flatMap((value, i) => [i ? ', ' : '', element('code', {}, String(value))]));
  }
  if (schema.default !== undefined) {
    said.append(`, default ${schema.default}`);
  }
  return said;
}

function bounds(least, most, unit) {
  if (least === undefined && most === undefined) {
    return '';
  }
  if (most === undefined) {
    return `, at least ${least}${unit}`;
  }
  return least === undefined ? `, at most ${most}${unit}` : `, ${least} to ${most}${unit}`;
}

function table(heads, rows) {
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col' }, text)));
  const body = rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))));
  return element('div', { class: 'wide' }, element('table', {}, element('thead', {}, head), element('tbody', {}, ...body)));
}

function fields(schema) {
  const required = schema.required || [];
  const rows = Object.entries(schema.properties || {}).map(([name, property]) => [
    element('code', {}, name),
    typeOf(property),
    required.includes(name) ? 'required' : '',
    property.description || '',
  ]);
  return rows.length ? table(['Field', 'Type', '', 'Meaning'], rows) : typeOf(schema);
}

function content(media) {
  return Object.entries(media || {}).map(([type, { schema }]) => {
    const drawn = element('p', {}, element('code', {}, type), ' ', schema ? typeOf(schema) : '');
    const codes = schema && schema.properties && schema.properties.code;
    if (codes && codes.enum) {
      drawn.append(', code ', typeOf({ type: 'one of', enum: codes.enum }));
    }
    return drawn;
  });
}

function security(operation) {
  const ways = (operation.security || []).map((way) => Object.keys(way)
    .map((name) => api.components.securitySchemes[name].description || name).join(' and ') || 'none');
  return ways.length ? 'Credentials: ' + ways.join(', or ') + '.' : 'Credentials: none.';
}

function operationBody(operation) {
  const drawn = [element('p', {}, operation.description || ''), element('p', {}, security(operation))];
  if (operation.parameters) {
    drawn.push(element('h4', {}, 'Parameters'), table(['Name', 'In', 'Type', '', 'Meaning'], operation.parameters.map(resolved)
      .map((parameter) => [element('code', {}, parameter.name), parameter.in, typeOf(parameter.schema),
        parameter.required ? 'required' : '', parameter.description || ''])));
  }
  if (operation.requestBody) {
    drawn.push(element('h4', {}, 'Request body'));
    Object.entries(operation.requestBody.content).forEach(([type, { schema }]) =>
      drawn.push(element('p', {}, element('code', {}, type), ' ', typeOf(schema)), fields(resolved(schema))));
  }
  drawn.push(element('h4', {}, 'Responses'));
  drawn.push(table(['Status', 'Meaning', 'Content'], Object.entries(operation.responses).sort().map(([status, given]) => {
    const response = resolved(given);
    const headers = Object.entries(response.headers || {}).map(([name, header]) =>
      element('p', {}, element('code', {}, name), ': ', resolved(header).description || ''));
    return [status, response.description, element('div', {}, ...content(response.content), ...headers)];
  })));
  return drawn;
}

function section(id, summary, source, draw) {
  const details = element('details', { id }, summary);
  sources.set(details, source);
  details.addEventListener('toggle', () => details.children.length > 1 || details.append(...draw()));
  return details;
}

function operationSection(method, path, operation) {
  const name = element('summary', {}, element('b', { class: method }, method.toUpperCase()), ' ',
    element('code', {}, path), ' ', operation.summary || '');
  return section(operation.operationId, name, [method, path, operation], () => operationBody(operation));
}

function draw() {
  document.getElementById('about').textContent = api.info.description;
  const byTag = new Map();
  Object.entries(api.paths).forEach(([path, operations]) => Object.entries(operations).forEach(([method, operation]) => {
    const tag = (operation.tags || ['Other'])[0];
    byTag.set(tag, [...(byTag.get(tag) || []), operationSection(method, path, operation)]);
  }));
  const schemas = Object.entries(api.components.schemas).map(([name, schema]) => section('schema-' + name,
    element('summary', {}, element('code', {}, name), ' ', schema.description || ''), [name, schema],
    () => [fields(schema)]));
  const sections = [...byTag, ['Schemas', schemas]].map(([title, parts]) =>
    element('section', {}, element('h2', {}, title), ...parts));
  document.getElementById('api').replaceChildren(...sections);
}

function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.tagName === 'DETAILS') {
    named.open = true;
    named.scrollIntoView();
  }
}

function filter(event) {
  const wanted = event.target.value.trim().toLowerCase();
  sources.forEach((source, details) => {
    details.hidden = !JSON.stringify(source).toLowerCase().includes(wanted);
  });
  document.querySelectorAll('section').forEach((part) => {
    part.hidden = !part.querySelector('details:not([hidden])');
  });
}

async function show() {
  const response = await fetch('/openapi.json');
  if (!response.ok) {
    throw new Error('status ' + response.status);
  }
  api = await response.json();
  draw();
  openNamed();
  window.addEventListener('hashchange', openNamed);
  document.getElementById('filter').addEventListener('input', filter);
}

show().catch((error) => {
  document.getElementById('api').textContent = `/openapi.json cannot be shown (${error.message}). Reload the page to try again.`;
});
