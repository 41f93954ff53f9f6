import { BlockList, isIP } from 'node:net';

const mapped = /^::ffff:(?=\d+\.)/i;
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * Whether an address is one of these addresses or in one of these networks (CIDR). An IPv4 address is the same when it is
 * written as IPv6 (RFC 4291, section 2.5.5.2), as a socket of both families writes it.
 */
export function isFrom(address: string, networks: readonly string[]): boolean {
  const plain = address.replace(mapped, '').replace(/%.*$/, '');
  if (isIP(plain) === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', length] = network.replace(mapped, '').split('/');
    // A list would take `::/0` for all of IPv4, too.
    if (familyOf(base) !== familyOf(plain)) continue;
    if (length === undefined) list.addAddress(base, familyOf(base));
    else list.addSubnet(base, Number(length), familyOf(base));
  }
  return list.check(plain, familyOf(plain));
}
