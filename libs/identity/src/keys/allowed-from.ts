import { BlockList, isIP, SocketAddress } from 'node:net';

/** Leading bits that make an IPv6 address one of IPv4 (RFC 4291, section 2.5.5.2). */
const mappedBits = 96;

type Family = 'ipv4' | 'ipv6';

/**
 * An address as its family writes it, and how many leading bits were taken from it; null for what is none. An IPv4 address is
 * the same when it is written as IPv6, in hexadecimal or not, as a socket of both families writes it.
 */
function plain(address: string): { family: Family; text: string; taken: number } | null {
  const version = isIP(address);
  if (version === 0) return null;
  if (version === 4) return { family: 'ipv4', text: address, taken: 0 };
  const text = new SocketAddress({ family: 'ipv6', address: address.replace(/%.*$/, '') }).address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
  return mapped === undefined
    ? { family: 'ipv6', text, taken: 0 }
    : { family: 'ipv4', text: mapped, taken: mappedBits };
}

/** Tells of an address whether it is one of these addresses or in one of these networks (CIDR); to be made once for many. */
export function allowedFrom(networks: readonly string[]): (address: string) => boolean {
  // One for each family: a list would take `::/0` for all of IPv4, too.
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const network of networks) {
    const [base = '', length] = network.split('/');
    const known = plain(base);
    if (!known) continue;
    const { family, text, taken } = known;
    if (length === undefined) lists[family].addAddress(text, family);
    else if (Number(length) >= taken) lists[family].addSubnet(text, Number(length) - taken, family);
    // A mapped address with fewer bits names a network of IPv6, which holds no IPv4 address, as `::/0` does not.
    else lists.ipv6.addSubnet(base, Number(length), 'ipv6');
  }
  return (address) => {
    const known = plain(address);
    return known !== null && lists[known.family].check(known.text, known.family);
  };
}
