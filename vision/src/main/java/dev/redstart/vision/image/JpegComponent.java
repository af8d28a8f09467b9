package dev.redstart.vision.image;

/** One channel of a JPEG: its blocks of 8x8 coefficients, of the whole picture or of the current row of groups. */
final class JpegComponent {
    private final int id;
    private final int columnsOfGroup;
    private final int rowsOfGroup;
    private final int quantisation;
    private final int blocksWide;
    private final int blocksHigh;
    private final int ownBlocksWide;
    private final int ownBlocksHigh;
    private boolean whole;
    private short[] coefficients = {};

    /** @param factors how many blocks of a group are this component's: side by side in the upper, on each other in the lower four bits */
    JpegComponent(JpegFrame frame, int id, int factors, int quantisation) {
        this.id = id;
        this.columnsOfGroup = factors >> 4;
        this.rowsOfGroup = factors & 15;
        this.quantisation = quantisation;
        this.blocksWide = frame.groupsWide() * columnsOfGroup;
        this.blocksHigh = frame.groupsHigh() * rowsOfGroup;
        this.ownBlocksWide = blocks(frame.width(), columnsOfGroup, frame.columnsOfGroup());
        this.ownBlocksHigh = blocks(frame.height(), rowsOfGroup, frame.rowsOfGroup());
    }

    private static int blocks(int length, int factor, int largest) {
        int samples = (length * factor + largest - 1) / largest;
        return (samples + 7) / 8;
    }

    /** @param wholePicture whether all blocks are kept; else those of one row of groups */
    void allocate(boolean wholePicture) {
        whole = wholePicture;
        coefficients = new short[64 * blocksWide * (wholePicture ? blocksHigh : rowsOfGroup)];
    }

    /** Coefficients by block, then row and column. */
    short[] coefficients() {
        return coefficients;
    }

    /** Where a block's coefficients start. */
    int offset(int blockRow, int blockColumn) {
        int row = whole ? blockRow : blockRow % rowsOfGroup;
        return 64 * (row * blocksWide + blockColumn);
    }

    int id() {
        return id;
    }

    int columnsOfGroup() {
        return columnsOfGroup;
    }

    int rowsOfGroup() {
        return rowsOfGroup;
    }

    /** The number of the quantisation table. */
    int quantisation() {
        return quantisation;
    }

    /** Blocks in a row, those that fill up the last group included. */
    int blocksWide() {
        return blocksWide;
    }

    /** All blocks, those that fill up the last groups included. */
    long blocks() {
        return (long) blocksWide * blocksHigh;
    }

    /** Blocks in a row that hold pixels. */
    int ownBlocksWide() {
        return ownBlocksWide;
    }

    /** Rows of blocks that hold pixels. */
    int ownBlocksHigh() {
        return ownBlocksHigh;
    }
}
