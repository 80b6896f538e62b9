# SPDX-License-Identifier: Apache-2.0
"""A gate with the register map clearlane-generic, made of another project's Modbus slave.

Usage: independent_gate.py pymodbus|libmodbus PORT UNIT
Obeys "walk" and "quit" from its input; prints what changes: "door 1", "lamps 0010", "text Welcome".
"""
import ctypes
import sys
import threading
import time

HOLDING, INPUTS, COILS = 32, 3, 5


def tell(*words):
    """One write for each line: two threads tell, and their lines must not mix."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Gate:
    """What the controller does with its registers; the tables belong to the slave."""

    def __init__(self):
        self.token = 0
        self.closes_at = 0.0
        self.door = False
        self.latch = False
        self.openings = 0
        self.seen = {}
        self.lock = threading.Lock()

    def walk(self):
        with self.lock:
            if self.door:
                self.latch = True
                self.closes_at = 0.0

    def step(self, holding, coils):
        """Obeys what was written; gives the input registers, and whether the reset coil is done."""
        with self.lock:
            if holding[1] != self.token:
                self.token = holding[1]
                self.closes_at = time.monotonic() + holding[0] / 1000
            if coils[0]:
                self.latch = False
            is_open = time.monotonic() < self.closes_at
            self.openings += is_open and not self.door
            self.door = is_open
            contacts = self.latch << 1 | self.door << 2
        self.tell("door", int(self.door))
        self.tell("lamps", "".join(str(int(bool(c))) for c in coils[1:5]))
        text = b"".join(int(word).to_bytes(2, "big") for word in holding[16:32])
        self.tell("text", text.decode("ascii", "replace").strip("\0 "))
        return [contacts, self.openings & 0xFFFF, 0]

    def tell(self, name, value):
        if self.seen.get(name) != value:
            self.seen[name] = value
            tell(name, value)


def read_commands(gate):
    for line in sys.stdin:
        if line.strip() == "walk":
            gate.walk()
        elif line.strip() == "quit":
            break
    import os

    os._exit(0)


def serve_pymodbus(gate, port, unit):
    from pymodbus.datastore import ModbusSequentialDataBlock as Block
    from pymodbus.datastore import ModbusServerContext, ModbusSlaveContext
    from pymodbus.server import StartSerialServer
    from pymodbus.transaction import ModbusRtuFramer

    slave = ModbusSlaveContext(
        di=Block(0, [0] * 8),
        co=Block(0, [0] * COILS),
        hr=Block(0, [0] * HOLDING),
        ir=Block(0, [0] * INPUTS),
        zero_mode=True,
    )

    def run():
        while True:
            coils = slave.getValues(1, 0, COILS)
            slave.setValues(4, 0, gate.step(slave.getValues(3, 0, HOLDING), coils))
            if coils[0]:
                slave.setValues(1, 0, [0])
            time.sleep(0.005)

    threading.Thread(target=run, daemon=True).start()
    tell("ready")
    StartSerialServer(
        context=ModbusServerContext(slaves={unit: slave}, single=False),
        framer=ModbusRtuFramer,
        port=port,
        baudrate=19200,
        ignore_missing_slaves=True,
    )


class Mapping(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_int)
        for name in (
            "nb_bits", "start_bits", "nb_input_bits", "start_input_bits",
            "nb_input_registers", "start_input_registers", "nb_registers", "start_registers",
        )
    ] + [
        ("bits", ctypes.POINTER(ctypes.c_uint8)),
        ("input_bits", ctypes.POINTER(ctypes.c_uint8)),
        ("input_registers", ctypes.POINTER(ctypes.c_uint16)),
        ("registers", ctypes.POINTER(ctypes.c_uint16)),
    ]


def serve_libmodbus(gate, port, unit):
    library = ctypes.CDLL("libmodbus.so.5")
    library.modbus_new_rtu.restype = ctypes.c_void_p
    library.modbus_new_rtu.argtypes = [
        ctypes.c_char_p, ctypes.c_int, ctypes.c_char, ctypes.c_int, ctypes.c_int]
    library.modbus_mapping_new.restype = ctypes.POINTER(Mapping)
    context = ctypes.c_void_p(library.modbus_new_rtu(port.encode(), 19200, b"N", 8, 1))
    library.modbus_set_slave(context, unit)
    library.modbus_set_indication_timeout(context, 0, 20_000)
    if library.modbus_connect(context) != 0:
        sys.exit("libmodbus does not open " + port)
    mapping = library.modbus_mapping_new(COILS, 8, HOLDING, INPUTS)
    tables = mapping.contents
    query = (ctypes.c_uint8 * 260)()
    tell("ready")
    while True:
        length = library.modbus_receive(context, query)
        if length > 0:
            library.modbus_reply(context, query, length, mapping)
        inputs = gate.step(tables.registers[:HOLDING], tables.bits[:COILS])
        tables.bits[0] = 0
        for i, value in enumerate(inputs):
            tables.input_registers[i] = value


if __name__ == "__main__":
    library, port, unit = sys.argv[1:]
    gate = Gate()
    threading.Thread(target=read_commands, args=(gate,), daemon=True).start()
    {"pymodbus": serve_pymodbus, "libmodbus": serve_libmodbus}[library](gate, port, int(unit))
