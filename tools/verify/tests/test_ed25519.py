"""Tests of the signatures: the vectors of RFC 8032 §7.1, and what must be refused."""

import random
import unittest

import signer
from world import HERE

import ed25519
from ed25519 import ORDER, PRIME, verify

VECTORS = [[bytes.fromhex(field.strip("-")) for field in line.split()] for line in (HERE / "rfc8032.txt").read_text().splitlines()]


def flipped(data, bit):
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]


class Signatures(unittest.TestCase):
    def test_the_vectors_of_the_rfc_are_signed_and_verified(self):
        self.assertEqual(len(VECTORS), 5)
        for seed, public, message, signature in VECTORS:
            self.assertEqual(signer.public_of(seed), public)
            self.assertEqual(signer.sign(seed, message), signature)
            self.assertTrue(verify(public, message, signature))

    def test_a_flipped_bit_of_signature_key_or_message_is_refused(self):
        _, public, message, signature = VECTORS[2]
        # One bit in five for the time it takes; every bit of a signature is flipped in test_mutations.
        for bit in range(0, len(signature) * 8, 5):
            self.assertFalse(verify(public, message, flipped(signature, bit)), bit)
        for bit in range(0, len(public) * 8, 5):
            self.assertFalse(verify(flipped(public, bit), message, signature), bit)
        for bit in range(len(message) * 8):
            self.assertFalse(verify(public, flipped(message, bit), signature), bit)

    def test_an_s_not_below_the_order_is_refused(self):
        _, public, message, signature = VECTORS[1]
        scalar = int.from_bytes(signature[32:], "little")
        for more in range(1, 15):
            self.assertFalse(verify(public, message, signature[:32] + (scalar + more * ORDER).to_bytes(32, "little")))

    def test_points_that_are_not_canonical_are_refused(self):
        for number in range(PRIME, 2**255):
            for sign in (0, 1):
                self.assertIsNone(ed25519.read_point((number | sign << 255).to_bytes(32, "little")))
        for number in (1, PRIME - 1):
            self.assertIsNone(ed25519.read_point((number | 1 << 255).to_bytes(32, "little")), "minus zero")
            self.assertIsNotNone(ed25519.read_point(number.to_bytes(32, "little")))

    def test_a_key_of_small_order_signs_nothing(self):
        neutral = (1).to_bytes(32, "little")
        self.assertFalse(verify(neutral, b"anything", neutral + bytes(32)))
        for number in (0, 1, PRIME - 1):
            self.assertFalse(ed25519.is_key(number.to_bytes(32, "little")))

    def test_a_nonce_of_small_order_is_refused(self):
        seed, public, message, _ = VECTORS[1]
        neutral = (1).to_bytes(32, "little")
        factor = int.from_bytes(ed25519.sha512(neutral + public + message).digest(), "little")
        scalar = factor * signer.halves(seed)[0] % ORDER
        self.assertFalse(verify(public, message, neutral + scalar.to_bytes(32, "little")))

    def test_lengths_other_than_those_of_the_rfc_are_refused(self):
        _, public, message, signature = VECTORS[1]
        self.assertFalse(verify(public, message, signature[:63]))
        self.assertFalse(verify(public, message, signature + b"\0"))
        self.assertFalse(verify(public[:31], message, signature))
        self.assertFalse(verify(public + b"\0", message, signature))

    def test_what_the_signer_signs_verifies_for_random_seeds(self):
        for number in range(10):
            source = random.Random(number)
            seed, message = source.randbytes(32), source.randbytes(number * 7)
            self.assertTrue(verify(signer.public_of(seed), message, signer.sign(seed, message)), number)
