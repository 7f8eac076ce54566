package dev.opsledger.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 7f000001/4",
    "203.0.113.9, cb007109/4",
    "2001:db8:1:2::1, 20010db800010002/16",
    "2001:db8:1:2:ffff::9, 20010db800010002/16",
    "::1, 0/16",
    "::ffff:203.0.113.9, cb007109/4",
    "'', unknown",
    "somewhere.example, unknown",
  })
  void anAddressBelongsToANetwork(String address, String network) {
    assertThat(Network.of(address)).isEqualTo(network);
  }
}
