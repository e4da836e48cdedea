<%@ Page Language="C#" MasterPageFile="~/khung.master" %>
<script runat="server">
  protected void Page_Load(object sender, EventArgs e)
  {
    int id;
    Article shown = int.TryParse(Request["id"], out id) ? News.Find(id) : null;
    pnlBai.Visible = shown != null;
    lblKhongCo.Visible = shown == null;
    if (shown == null) { Response.StatusCode = 404; return; }
    Page.Title = shown.title;
    lblTieuDe.Text = Server.HtmlEncode(shown.title);
    lblNgay.Text = shown.Time.ToString("'Ngày đăng: 'dd/MM/yyyy HH:mm");
    litNoiDung.Text = shown.html;
    rptKhac.DataSource = News.Of(0).Where(a => a.section == shown.section && string.CompareOrdinal(a.published, shown.published) < 0).Take(3);
    rptKhac.DataBind();
  }
</script>
<asp:Content ContentPlaceHolderID="Main" runat="server">
  <asp:Label ID="lblKhongCo" runat="server" Text="Không tìm thấy bài viết." />
  <asp:Panel ID="pnlBai" runat="server" CssClass="bai-viet">
    <h1><asp:Label ID="lblTieuDe" runat="server" /></h1>
    <asp:Label ID="lblNgay" runat="server" CssClass="ngay-dang" />
    <div class="noi-dung"><asp:Literal ID="litNoiDung" runat="server" /></div>
    <div class="tin-khac">
      <p><b>Các tin khác:</b></p>
      <ul>
      <asp:Repeater ID="rptKhac" runat="server">
        <ItemTemplate><li><a href='<%# Eval("Address") %>'><%# Server.HtmlEncode((string)Eval("title")) %></a> <span>(<%# Eval("Time", "{0:dd/MM/yyyy}") %>)</span></li></ItemTemplate>
      </asp:Repeater>
      </ul>
    </div>
  </asp:Panel>
</asp:Content>
