//! What must hold of everything that is kept, whatever the disk does.

mod faults;
mod journal;
mod power;
