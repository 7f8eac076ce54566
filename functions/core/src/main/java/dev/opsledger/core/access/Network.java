package dev.opsledger.core.access;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;

/** The network that an address belongs to. */
final class Network {
  /** The length of an IPv6 network prefix; a caller can choose the rest of the address. */
  private static final int BYTES = 8;

  private Network() {}

  /** A name of the network: an IPv4 address, or the first half of an IPv6 address. */
  static String of(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      int length = Math.min(bytes.length, BYTES);
      return new BigInteger(1, Arrays.copyOf(bytes, length)).toString(16) + "/" + bytes.length;
    } catch (IllegalArgumentException e) {
      return "unknown";
    }
  }
}
